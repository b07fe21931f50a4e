# Primary, ordinary and external keys of each type; names, persistence, change of authorization.

# The same template and seed give the same primary key, another unique field another one.
same_primary() {
  t tpm2_createprimary -Q "$@" -c a
  t tpm2_createprimary -Q "$@" -c b
  t tpm2_readpublic -Q -c a -n a.name
  t tpm2_readpublic -Q -c b -n b.name
  cmp a.name b.name
}
same_primary -C o -G ecc
same_primary -C e -G rsa2048:aes256cfb -g sha384
same_primary -C p -G ecc384 -g sha512
same_primary -C n -G aes128cfb
# TPM2B_PUBLIC_KEY_RSA, its size in the order of this machine
{ printf "\0\1"; head -c 256 /dev/urandom; } > unique
t tpm2_createprimary -Q -C e -G rsa2048:aes256cfb -g sha384 -u unique -c other
t tpm2_readpublic -Q -c other -n other.name
t tpm2_createprimary -Q -C e -G rsa2048:aes256cfb -g sha384 -c a
t tpm2_readpublic -Q -c a -n a.name
differ a.name other.name

storage_key
for algorithm in rsa1024 rsa2048 rsa3072 ecc256 ecc384 ecc521 aes128 aes256cfb camellia128 hmac:sha384; do
  t tpm2_create -Q -C primary -G $algorithm -u x.pub -r x.priv -p secret
  t tpm2_load -Q -C primary -u x.pub -r x.priv -c x -n x.name
  t tpm2_readpublic -Q -c x -n y.name -o y.pub
  cmp x.name y.name
  cmp x.pub y.pub
  # A Name is the algorithm's number and the digest of the public area.
  same "$(hex x.name)" "000b$(tail -c +3 x.pub | openssl dgst -sha256 -r | cut -c-64)"
done

# What a key was made with, and the digest of it.
t tpm2_create -Q -C primary -G ecc -u x.pub -r x.priv --creation-data cd -d cd.hash \
  -t ticket -q 0badc0de -l sha256:0,1+sha1:2
# Both files start with a size.
tail -c +3 cd | openssl dgst -sha256 -binary | cmp - <(tail -c +3 cd.hash)
hex cd | contains 0badc0de

# A key that is made and loaded by one command.
t tpm2_create -Q -C primary -G ecc -c loaded
t tpm2_readpublic -Q -c loaded -f pem -o loaded.pem

# Persistent keys: made, used, changed with their parent, evicted.
t tpm2_load -Q -C primary -u x.pub -r x.priv -c x
t tpm2_evictcontrol -Q -C o -c primary 0x81000001
t tpm2_evictcontrol -Q -C o -c x 0x81000002
grep -q 0x81000002 <<< "$(tpm2_getcap handles-persistent)"
refused 0x14c tpm2_evictcontrol -C o -c x 0x81000002
tpm2_flushcontext -t
refused 0x1cd tpm2_evictcontrol -C o -c x 0x81800002
tpm2_flushcontext -t
echo message > m
tpm2_sign -Q -c 0x81000002 -g sha256 -f plain -o signature m
tpm2_readpublic -Q -c 0x81000002 -f der -o x.der
openssl dgst -sha256 -verify x.der -keyform der -signature signature m > verdict
tpm2_changeauth -Q -C 0x81000001 -c 0x81000002 -r x.priv new
t tpm2_load -Q -C 0x81000001 -u x.pub -r x.priv -c x
refused 0x98e tpm2_sign -c x -p wrong -g sha256 -o signature m
tpm2_flushcontext -t
t tpm2_sign -Q -c x -p new -g sha256 -f plain -o signature m
tpm2_evictcontrol -Q -C o -c 0x81000002
tpm2_evictcontrol -Q -C o -c 0x81000001
same "$(tpm2_getcap handles-persistent)" ""

# A private part is under its own parent only, and unharmed.
t tpm2_createprimary -Q -C e -G ecc -c other
refused 0x1df tpm2_load -C other -u x.pub -r x.priv -c x
tpm2_flushcontext -t
head -c -1 x.priv > damaged
printf 'x' >> damaged
refused 0x1df tpm2_load -C primary -u x.pub -r damaged -c x
tpm2_flushcontext -t
