"""The toeslagen and benefits that a household may be missing: Wzt, Wht, Wkb, AKW, Pw."""
