"""The shipped models, measured: every paper's method against bars, on pictures kept from them."""
