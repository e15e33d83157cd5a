"""How conversations are answered: by which assistant, with which prompt, at what cost."""
