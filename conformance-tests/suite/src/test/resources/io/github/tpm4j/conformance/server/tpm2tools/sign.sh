# Signatures of every scheme, checked by OpenSSL and by the TPM.
echo message > m
storage_key
key rsa -G rsa2048
key ecc -G ecc256
for hash in sha1 sha256 sha384 sha512; do
  openssl dgst -$hash -binary -out digest m
  for scheme in rsassa rsapss; do
    t tpm2_sign -Q -c rsa -g $hash -s $scheme -o s.tss m
    t tpm2_verifysignature -Q -c rsa -g $hash -m m -s s.tss
    tpm2_flushcontext -t
    t tpm2_sign -Q -c rsa -g $hash -s $scheme -f plain -o s -d digest
    padding=pkcs1
    [ $scheme = rsassa ] || padding=pss
    openssl dgst -$hash -sigopt rsa_padding_mode:$padding -verify rsa.pem -signature s m > verdict
    t tpm2_verifysignature -Q -c rsa -g $hash -m m -s s -f $scheme
  done
  t tpm2_sign -Q -c ecc -g $hash -s ecdsa -f plain -o s m
  openssl dgst -$hash -verify ecc.pem -signature s m > verdict
  t tpm2_sign -Q -c ecc -g $hash -o s.tss m
  t tpm2_verifysignature -Q -c ecc -d digest -s s.tss -t ticket
done
t tpm2_sign -Q -c ecc -g sha256 -s ecschnorr -o s.tss m
t tpm2_verifysignature -Q -c ecc -g sha256 -m m -s s.tss

# A key with a scheme of its own uses no other.
key pss -G rsa2048:rsapss-sha384:null -a 'sign|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'
fails tpm2_sign -c pss -g sha256 -s rsassa -o s m
tpm2_flushcontext -t
t tpm2_sign -Q -c pss -g sha384 -s rsapss -f plain -o s m
openssl dgst -sha384 -sigopt rsa_padding_mode:pss -verify pss.pem -signature s m > verdict

# Wrong messages and signatures.
echo other > other
refused 0x2db tpm2_verifysignature -c ecc -g sha512 -m other -s s.tss
tpm2_flushcontext -t

# HMAC keys sign, too.
t tpm2_create -Q -C primary -G hmac -u hmac.pub -r hmac.priv
t tpm2_load -Q -C primary -u hmac.pub -r hmac.priv -c hmac
t tpm2_sign -Q -c hmac -g sha256 -s hmac -o s.tss m
t tpm2_verifysignature -Q -c hmac -g sha256 -m m -s s.tss
openssl dgst -sha256 -binary -out digest m
t tpm2_hmac -Q -c hmac -g sha256 -o mac digest
same "$(hex s.tss)" "0005000b$(hex mac)"
