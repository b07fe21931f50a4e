# Sealed data under an authorization value, under PCR, and encrypted on its way.
storage_key
printf 'a secret of 21 octets' > secret
t tpm2_create -Q -C primary -i secret -u s.pub -r s.priv -p password
t tpm2_load -Q -C primary -u s.pub -r s.priv -c s
t tpm2_unseal -c s -p password -o out
cmp secret out
t tpm2_unseal -c s -p hex:70617373776f7264 -o out
cmp secret out
refused 0x98e tpm2_unseal -c s -p wrong
tpm2_flushcontext -t
tpm2_dictionarylockout -c

# The largest.
head -c 128 /dev/urandom > large
t tpm2_create -Q -C primary -i large -u l.pub -r l.priv
t tpm2_load -Q -C primary -u l.pub -r l.priv -c l
t tpm2_unseal -c l -o out
cmp large out

# Sessions that encrypt, plain, salted and bound.
for options in '' '--tpmkey-context=primary' '--bind-context=s --bind-auth=password' \
  '--tpmkey-context=primary --bind-context=primary'; do
  # shellcheck disable=SC2086
  t tpm2_startauthsession -S session --hmac-session $options
  tpm2_sessionconfig session --enable-decrypt --enable-encrypt
  t tpm2_unseal -c s -p session:session+password -o out
  cmp secret out
  tpm2_flushcontext session
done

tpm2_pcrreset 16
tpm2_pcrread -Q -o pcr16 sha256:16
tpm2_createpolicy -Q --policy-pcr -l sha256:16 -f pcr16 -L policy
t tpm2_create -Q -C primary -i secret -u q.pub -r q.priv -L policy
t tpm2_load -Q -C primary -u q.pub -r q.priv -c q
t tpm2_unseal -c q -p pcr:sha256:16 -o out
cmp secret out
refused 0x12f tpm2_unseal -c q
tpm2_flushcontext -t
tpm2_pcrextend 16:sha256="$(printf %064d 1)"
refused 0x99d tpm2_unseal -c q -p pcr:sha256:16
tpm2_flushcontext -t
session changed tpm2_policypcr -l sha256:16
refused 0x99d tpm2_unseal -c q -p session:changed
tpm2_flushcontext -t
tpm2_pcrreset 16
