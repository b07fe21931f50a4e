# Sessions of several connections, kept when their connection ends, and flushed.
printf secret > secret
tpm2_createprimary -Q -C o -G ecc -c primary
for number in $(seq 4); do
  tpm2_startauthsession -S "session$number" --hmac-session --tpmkey-context=primary
  tpm2_sessionconfig "session$number" --enable-encrypt --enable-decrypt
done
tpm2_create -Q -C primary -i secret -p auth -u s.pub -r s.priv -c s
for number in 3 1 4 2; do
  tpm2_unseal -c s -p "session:session$number+auth" -o out
  cmp secret out
done
for number in $(seq 4); do
  tpm2_flushcontext "session$number"
done

tpm2_startauthsession -S trial
tpm2_policypcr -Q -S trial -l sha256:0,16 -L policy
tpm2_flushcontext trial
tpm2_create -Q -C primary -i secret -L policy -c sealed
tpm2_startauthsession -S run --policy-session
tpm2_policypcr -Q -S run -l sha256:0,16
tpm2_unseal -c sealed -p session:run -o out
cmp secret out
tpm2_flushcontext run

random() {
  tpm2_getrandom 16 --hex -o "random$1"
}
at_once 12 random
same "$(cat random* | wc -c)" $((12 * 32))

# What is persistent is so for all connections.
tpm2_evictcontrol -Q -C o -c primary 0x81000001
same "$(tpm2_getcap handles-persistent)" '- 0x81000001'
tpm2_nvdefine -Q 0x1500001 -C o -s 6 > out
tpm2_nvwrite -Q 0x1500001 -C o -i secret
same "$(tpm2_nvread 0x1500001 -C o -s 6)" secret
