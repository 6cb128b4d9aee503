"""The names of the samplers, for requests: light, since `samplers` imports torch."""

SAMPLER_NAMES = ("ddpm", "ddim", "dpmpp_2m", "dpmpp_2m_karras", "dpmpp_2m_sde")
