# After each script: everything back as it was.
tpm2_flushcontext -t
tpm2_flushcontext -l
tpm2_flushcontext -s
tpm2_clear -c p
