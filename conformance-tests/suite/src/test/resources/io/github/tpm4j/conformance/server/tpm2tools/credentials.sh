# Endorsement and attestation keys, and credentials that only their TPM opens.
printf 'a secret of 24 characters' > secret
for algorithm in rsa ecc; do
  tpm2_createek -Q -c ek -G $algorithm -u ek.pub
  tpm2_flushcontext -t
  tpm2_createak -Q -C ek -c ak -G ecc -g sha256 -s ecdsa -u ak.pub -n ak.name -r ak.priv
  tpm2_flushcontext -t
  tpm2_makecredential -Q -u ek.pub -s secret -n "$(hex ak.name)" -o blob
  tpm2_makecredential -Q -T none -G $algorithm -u ek.pub -s secret -n "$(hex ak.name)" -o blob2 2> log \
    || cp blob blob2
  for file in blob blob2; do
    session run tpm2_policysecret -c e
    t tpm2_activatecredential -Q -c ak -C ek -i $file -o out -P session:run
    cmp secret out
    tpm2_flushcontext run
  done
  session run tpm2_policysecret -c e
  tpm2_makecredential -Q -u ek.pub -s secret -n "000b$(printf %064d 1)" -o blob
  refused 0x1df tpm2_activatecredential -c ak -C ek -i blob -o out -P session:run
  tpm2_flushcontext -t
  tpm2_flushcontext run
  refused 0x12f tpm2_activatecredential -c ak -C ek -i blob -o out
  tpm2_flushcontext -t
done

# The attestation key's certificate request as others make it: it certifies keys of any parent.
tpm2_createek -Q -c 0x81010001 -G rsa -u ek.pub
tpm2_createak -Q -C 0x81010001 -c ak -G rsa -g sha256 -s rsapss -u ak.pub -f pem -n ak.name
tpm2_flushcontext -t
storage_key
key k -G ecc
t tpm2_certify -Q -c k -C ak -g sha256 --scheme rsapss -f plain -o a -s s
openssl_verifies ak.pub s a -sigopt rsa_padding_mode:pss
tpm2_evictcontrol -Q -C o -c 0x81010001
