# Audits of sessions and of commands; parameters' and responses' hashes.
storage_key
key ak -G ecc:ecdsa-sha256:null -a 'sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'

# A session's audit digest is that of the hashes of commands and responses.
tpm2_startauthsession -S audit --audit-session
tpm2_sessionconfig audit --enable-audit
tpm2_getrandom 8 -S audit -o random --cphash cp --rphash rp
head -c 32 /dev/zero > expected
tail -c +3 cp >> expected
tail -c +3 rp >> expected
t tpm2_getsessionauditdigest -Q -c ak -g sha256 -f plain -s s -m a -S audit
openssl_verifies ak.pem s a
hex a | contains "$(openssl dgst -sha256 -r expected | cut -c-64)"
tpm2_flushcontext audit

# Commands that the owner wants to have audited.
tpm2_setcommandauditstatus TPM2_CC_GetRandom
tpm2_getrandom 8 -o random
t tpm2_getcommandauditdigest -Q -c ak -g sha256 -f plain -s s -m a -q 0badc0de
openssl_verifies ak.pem s a
tpm2_setcommandauditstatus TPM2_CC_GetRandom --clear-list
