# Ciphers of each mode, hashes, MACs, and tickets that a TPM hashed the data itself.
storage_key
head -c 4000 /dev/urandom > data
head -c 16 /dev/urandom > iv
head -c 1024 data > block
for mode in cfb cbc ofb ctr; do
  t tpm2_create -Q -C primary -G aes128$mode -u aes.pub -r aes.priv \
    -a 'sign|decrypt|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'
  t tpm2_load -Q -C primary -u aes.pub -r aes.priv -c aes
  t tpm2_encryptdecrypt -Q -c aes -t iv -o cipher block
  t tpm2_encryptdecrypt -Q -c aes -t iv -d -o out cipher
  cmp block out
  differ block cipher
done
# A known key, for OpenSSL.
head -c 32 /dev/urandom > aes.key
t tpm2_import -Q -C primary -G aes -i aes.key -u aes.pub -r aes.priv
t tpm2_load -Q -C primary -u aes.pub -r aes.priv -c aes
for mode in cfb cbc ofb ctr; do
  pad=
  [ $mode != cbc ] || pad=-nopad
  t tpm2_encryptdecrypt -Q -c aes -G $mode -t iv -o cipher block
  openssl enc -aes-256-$mode $pad -K "$(hex aes.key)" -iv "$(hex iv)" -in block | cmp - cipher
done
t tpm2_encryptdecrypt -Q -c aes -G cbc -e -t iv -o cipher data
openssl enc -aes-256-cbc -K "$(hex aes.key)" -iv "$(hex iv)" -in data | cmp - cipher

for hash in sha1 sha256 sha384 sha512; do
  tpm2_hash -Q -C o -g $hash -o digest -t ticket data
  openssl dgst -$hash -binary data | cmp - digest
  same "$(tpm2_hash -C n -g $hash --hex block)" "$(openssl dgst -$hash -r block | cut -d' ' -f1)"
  : > empty
  tpm2_hash -Q -g $hash -o digest empty
  openssl dgst -$hash -binary empty | cmp - digest
done

head -c 20 /dev/urandom > hmac.key
for hash in sha1 sha256 sha384 sha512; do
  t tpm2_loadexternal -Q -G hmac:$hash -a 'sign|userwithauth' -r hmac.key -c hmac
  t tpm2_hmac -Q -c hmac -g $hash -o mac -t ticket data
  t tpm2_hmac -Q -c hmac -g $hash -o mac2 block
  openssl dgst -$hash -mac HMAC -macopt "hexkey:$(hex hmac.key)" -binary data | cmp - mac
  openssl dgst -$hash -mac HMAC -macopt "hexkey:$(hex hmac.key)" -binary block | cmp - mac2
done

# What begins like an attestation gets no ticket, so a restricted key does not sign it.
key ak -G ecc:ecdsa-sha256:null \
  -a 'sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'
{ printf '\xffTCG'; cat data; } > forged
tpm2_hash -Q -C o -g sha256 -o digest -t ticket forged
refused 0x3e0 tpm2_sign -c ak -g sha256 -d -t ticket -o s digest
tpm2_flushcontext -t
tpm2_hash -Q -C o -g sha256 -o digest -t ticket data
t tpm2_sign -Q -c ak -g sha256 -d -t ticket -f plain -o s digest
openssl_verifies ak.pem s data
