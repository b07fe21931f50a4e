# Far more keys than a TPM has slots, in turn and at once; nobody flushes but the resource manager.
echo message > m
tpm2_createprimary -Q -C o -G ecc -c primary
create() {
  tpm2_create -Q -C primary -G ecc -u "$1.pub" -r "$1.priv" -c "$1.key"
  tpm2_readpublic -Q -c "$1.key" -f pem -o "$1.pem"
}
sign() {
  tpm2_sign -Q -c "$1.key" -g sha256 -f plain -o "$1.signature" m
  openssl dgst -sha256 -verify "$1.pem" -signature "$1.signature" m > "$1.verdict"
}
for number in $(seq 20); do
  create "$number"
done
at_once 20 sign
same "$(cat ./*.verdict | sort -u)" 'Verified OK'
same "$(tpm2_getcap handles-transient)" ""

# A sequence and its key, and a parent with its child, are there together.
head -c 3000 /dev/urandom > data
tpm2_create -Q -C primary -G hmac -c hmac
tpm2_hmac -Q -c hmac -o mac data
tpm2_load -Q -C primary -u 1.pub -r 1.priv -c again
tpm2_sign -Q -c again -g sha256 -f plain -o s m
openssl dgst -sha256 -verify 1.pem -signature s m > verdict
