# Wrong guesses lock what is subject to it; the lockout hierarchy unlocks.
storage_key
echo message > m
property() {
  tpm2_getcap properties-variable | sed -n "s/^$1: *//p"
}
t tpm2_create -Q -C primary -G ecc -p right -u k.pub -r k.priv
t tpm2_load -Q -C primary -u k.pub -r k.priv -c k
t tpm2_create -Q -C primary -G ecc -p right -u f.pub -r f.priv \
  -a 'sign|fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda'
t tpm2_load -Q -C primary -u f.pub -r f.priv -c f
tpm2_dictionarylockout -s -n 2 -t 1000 -l 1000
same "$(property TPM2_PT_MAX_AUTH_FAIL)" 0x2
same "$(property TPM2_PT_LOCKOUT_INTERVAL)" 0x3E8

guess() {
  refused "$1" tpm2_sign -c "$2" -p "$3" -g sha256 -o s m
  tpm2_flushcontext -t
}
guess 0x98e k wrong
same "$(property TPM2_PT_LOCKOUT_COUNTER)" 0x1
guess 0x98e k wrong
guess 0x921 k right
property '  inLockout' | contains 1
guess 0x9a2 f wrong
t tpm2_sign -Q -c f -p right -g sha256 -o s m
tpm2_dictionarylockout -c
same "$(property TPM2_PT_LOCKOUT_COUNTER)" 0x0
t tpm2_sign -Q -c k -p right -g sha256 -o s m

# The lockout authorization itself is tried once.
tpm2_changeauth -c l lockout
refused 0x98e tpm2_dictionarylockout -c -p wrong
# A lockoutAuth that is disabled has failed, from 185 on.
if is_at_least 185; then code=0x98e; else code=0x921; fi
refused "$code" tpm2_dictionarylockout -c -p lockout
