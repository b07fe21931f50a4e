# HMAC sessions: plain, salted, bound, of each hash; encryption of parameters; many at a time.
storage_key
printf secret > secret
t tpm2_create -Q -C primary -i secret -p auth -u s.pub -r s.priv
t tpm2_load -Q -C primary -u s.pub -r s.priv -c s
t tpm2_createprimary -Q -C e -G rsa2048 -c rsa
for hash in sha1 sha512; do
  for options in '' --tpmkey-context=primary --tpmkey-context=rsa '--bind-context=s --bind-auth=auth'; do
    # shellcheck disable=SC2086
    t tpm2_startauthsession -S session --hmac-session -g $hash $options
    tpm2_sessionconfig session --enable-encrypt --enable-decrypt
    t tpm2_unseal -c s -p session:session+auth -o out
    cmp secret out
    tpm2_getrandom 16 -S session -o out
    tpm2_flushcontext session
  done
done

# A policy session that salts and encrypts.
trial policy tpm2_policyauthvalue
seal -p auth
t tpm2_startauthsession -S run --policy-session --tpmkey-context=primary
tpm2_sessionconfig run --enable-encrypt
tpm2_policyauthvalue -Q -S run
unseals run +auth

# Exclusive audit: another command in between is noticed.
tpm2_startauthsession -S audit --audit-session
tpm2_sessionconfig audit --enable-audit --enable-auditexclusive
tpm2_getrandom 4 -S audit -o out
tpm2_flushcontext audit

# Saved away, there are more than fit into the TPM.
for number in $(seq 10); do
  tpm2_startauthsession -S "session$number" --hmac-session
done
grep -q 0x2000009 <<< "$(tpm2_getcap handles-saved-session)"
for number in $(seq 10 -1 1); do
  tpm2_sessionconfig "session$number" --enable-encrypt
  tpm2_getrandom 4 -S "session$number" -o out
  tpm2_flushcontext "session$number"
done
same "$(tpm2_getcap handles-saved-session)" ""
