"""The pages of the window: each asks services for what it shows, and hands what a person does back to them."""
