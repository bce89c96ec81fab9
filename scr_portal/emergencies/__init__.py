"""Emergency access: opened by somebody of the board, ended early by the LSCB chair."""
