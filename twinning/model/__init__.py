"""The nouns: what a site of town-twinning news is made of. Imports nothing else of ours."""
