"""Changes of the bank holidays, and of figures of the guidance, that move dates, and the officer's word on them."""
