"""Is it really getting better? A posterior over five shapes of recovery, its verdict, and the worsening alarm."""
