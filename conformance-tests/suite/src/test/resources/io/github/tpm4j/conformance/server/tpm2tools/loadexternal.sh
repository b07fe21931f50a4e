# Keys made by OpenSSL, loaded with and without their private part.
echo message > m
openssl genrsa -out rsa.key 2048 2> log
openssl pkey -in rsa.key -pubout -out rsa.pem
openssl ecparam -name prime256v1 -genkey -noout -out ec.key
openssl pkey -in ec.key -pubout -out ec.pem
head -c 16 /dev/urandom > aes.key
head -c 32 /dev/urandom > hmac.key

for kind in rsa ec; do
  name=$kind
  [ $kind = rsa ] || name=ecc
  t tpm2_loadexternal -Q -C n -G $name -r $kind.key -c $kind.both
  t tpm2_sign -Q -c $kind.both -g sha256 -f plain -o signature m
  openssl_verifies $kind.pem signature m
  t tpm2_sign -Q -c $kind.both -g sha256 -o signature.tss m
  t tpm2_loadexternal -Q -C o -G $name -u $kind.pem -c $kind.public
  t tpm2_verifysignature -Q -c $kind.public -g sha256 -m m -s signature.tss -t ticket
  t tpm2_readpublic -Q -c $kind.public -f pem -o read.pem
  cmp read.pem $kind.pem
  # Only a public part can have a hierarchy.
  refused 0x3c5 tpm2_loadexternal -C o -G $name -r $kind.key -c x
  refused 0x12f tpm2_sign -c $kind.public -g sha256 -o signature m
  tpm2_flushcontext -t
done

head -c 100 /dev/urandom > plain
head -c 16 /dev/zero > iv
t tpm2_loadexternal -Q -G aes -r aes.key -c aes
t tpm2_encryptdecrypt -Q -c aes -t iv -o cipher plain
openssl enc -aes-128-cfb -K "$(hex aes.key)" -iv "$(hex iv)" -in plain -out expected
cmp cipher expected
t tpm2_loadexternal -Q -G hmac -a 'sign|userwithauth' -r hmac.key -c hmac
t tpm2_hmac -Q -c hmac -g sha256 -o mac m
openssl dgst -sha256 -mac HMAC -macopt "hexkey:$(hex hmac.key)" -binary m | cmp - mac
