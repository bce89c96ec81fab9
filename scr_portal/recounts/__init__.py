"""Changes of the bank holidays that move dates of a case, and the officer's word on them."""
