# Keys that move: under a new parent, with and without an inner wrapper; keys made by OpenSSL.
storage_key
echo message > m
trial policy tpm2_policycommandcode TPM2_CC_Duplicate
t tpm2_createprimary -Q -C e -G rsa2048 -c target
t tpm2_readpublic -Q -c target -o target.pub -n target.name
moving='sensitivedataorigin|userwithauth|sign|decrypt'
t tpm2_create -Q -C primary -G ecc -L policy -a "$moving" -u k.pub -r k.priv
t tpm2_load -Q -C primary -u k.pub -r k.priv -c k -n k.name
t tpm2_readpublic -Q -c k -f pem -o k.pem

duplicate() {
  session run tpm2_policycommandcode TPM2_CC_Duplicate
  t tpm2_duplicate -Q -c k -p session:run -r d.priv -s d.seed "$@"
  tpm2_flushcontext run
}
signs() {
  t tpm2_load -Q -C target -u k.pub -r moved.priv -c moved
  t tpm2_sign -Q -c moved -g sha256 -f plain -o signature m
  openssl_verifies k.pem signature m
}
duplicate -C target -G null
t tpm2_import -Q -C target -u k.pub -i d.priv -r moved.priv -s d.seed
signs
duplicate -C target -G aes -o inner
t tpm2_import -Q -C target -u k.pub -i d.priv -r moved.priv -s d.seed -k inner
signs
head -c 16 /dev/urandom > wrapper
duplicate -C target -G aes -i wrapper
t tpm2_import -Q -C target -u k.pub -i d.priv -r moved.priv -s d.seed -k wrapper
signs
duplicate -C null -G null

# Not without the policy, nor a key that stays; not with the wrong inner key.
refused 0x124 tpm2_duplicate -c k -C target -G null -r x -s x
tpm2_flushcontext -t
key fixed -G ecc
session run tpm2_policycommandcode TPM2_CC_Duplicate
refused 0x99d tpm2_duplicate -c fixed -C target -G null -p session:run -r x -s x
tpm2_flushcontext run
tpm2_flushcontext -t
duplicate -C target -G aes -o inner
fails tpm2_import -C target -u k.pub -i d.priv -r x -s d.seed -k wrapper
tpm2_flushcontext -t

# PolicyDuplicationSelect: to one parent only.
trial policy tpm2_policyduplicationselect -N target.name
t tpm2_create -Q -C primary -G ecc -L policy -a "$moving" -u k.pub -r k.priv
t tpm2_load -Q -C primary -u k.pub -r k.priv -c k -n k.name
t tpm2_readpublic -Q -c k -f pem -o k.pem
tpm2_startauthsession --policy-session -S run
tpm2_policyduplicationselect -Q -S run -n k.name -N target.name
t tpm2_duplicate -Q -c k -p session:run -r d.priv -s d.seed -C target -G null
tpm2_flushcontext run
t tpm2_import -Q -C target -u k.pub -i d.priv -r moved.priv -s d.seed
signs
tpm2_startauthsession --policy-session -S run
tpm2_policyduplicationselect -Q -S run -n k.name -N target.name
refused 0x99d tpm2_duplicate -c k -p session:run -r x -s x -C primary -G null
tpm2_flushcontext run
tpm2_flushcontext -t

# Keys that were never in a TPM.
openssl genrsa -out rsa.key 2048 2> log
openssl ecparam -name secp384r1 -genkey -noout -out ec.key
for kind in rsa ecc; do
  file=${kind%c}.key
  openssl pkey -in "$file" -pubout -out x.pem
  t tpm2_import -Q -C primary -G $kind -i "$file" -u x.pub -r x.priv -p auth
  t tpm2_load -Q -C primary -u x.pub -r x.priv -c x
  t tpm2_sign -Q -c x -p auth -g sha256 -f plain -o signature m
  openssl_verifies x.pem signature m
done
head -c 16 /dev/urandom > aes.key
t tpm2_import -Q -C primary -G aes -i aes.key -u x.pub -r x.priv
t tpm2_load -Q -C primary -u x.pub -r x.priv -c x
head -c 16 /dev/zero > iv
t tpm2_encryptdecrypt -Q -c x -t iv -o cipher m
openssl enc -aes-128-cfb -K "$(hex aes.key)" -iv "$(hex iv)" -in m | cmp - cipher
head -c 32 /dev/urandom > hmac.key
t tpm2_import -Q -C target -G hmac -i hmac.key -u x.pub -r x.priv
t tpm2_load -Q -C target -u x.pub -r x.priv -c x
t tpm2_hmac -Q -c x -o mac m
openssl dgst -sha256 -mac HMAC -macopt "hexkey:$(hex hmac.key)" -binary m | cmp - mac
