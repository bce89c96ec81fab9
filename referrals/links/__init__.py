"""Links by which anybody may refer: sent by the office of a board, good for one referral and nothing else."""
