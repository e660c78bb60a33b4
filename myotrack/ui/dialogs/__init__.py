"""The sheets in which a person enters or corrects one thing; each saves by itself and loses nothing on a problem."""
