# Signatures of RSA and EC keys, by each digest and padding, verified by OpenSSL alone.
echo message > m
make_rsa
make ec -algorithm EC -pkeyopt group:P-256
make ec384 -algorithm EC -pkeyopt group:P-384
for hash in sha1 sha256 sha384 sha512; do
  tpm dgst -$hash -sign rsa.key -out s m
  openssl dgst -$hash -verify rsa.pem -signature s m > verdict
  tpm dgst -$hash -sigopt pad-mode:pss -sign rsa.key -out s m
  openssl dgst -$hash -sigopt rsa_padding_mode:pss -verify rsa.pem -signature s m > verdict
done
for name in ec ec384; do
  for hash in sha256 sha384; do
    tpm dgst -$hash -sign $name.key -out s m
    openssl dgst -$hash -verify $name.pem -signature s m > verdict
    openssl dgst -$hash -binary -out digest m
    tpm pkeyutl -sign -inkey $name.key -in digest -pkeyopt digest:$hash -out s
    openssl dgst -$hash -verify $name.pem -signature s m > verdict
  done
done

# A key under a password, and under a parent of the user.
all_tpm genpkey -algorithm EC -pkeyopt group:P-256 -pkeyopt user-auth:abc -out locked.key
tpm pkey -in locked.key -passin pass:abc -pubout -out locked.pem
tpm dgst -sha256 -sign locked.key -passin pass:abc -out s m
openssl dgst -sha256 -verify locked.pem -signature s m > verdict
fails tpm dgst -sha256 -sign locked.key -passin pass:abd -out s m
tpm2_dictionarylockout -c
tpm2_createprimary -Q -C o -G ecc -c primary
tpm2_evictcontrol -Q -C o -c primary 0x81000001
tpm2_flushcontext -t
make child -algorithm RSA -pkeyopt bits:2048 -pkeyopt parent:0x81000001
tpm dgst -sha256 -sign child.key -out s m
openssl dgst -sha256 -verify child.pem -signature s m > verdict

# A persistent key, named by its handle.
tpm2_createprimary -Q -C o -G ecc -c primary
tpm2_create -Q -C primary -G ecc -c key
tpm2_flushcontext -t
tpm2_evictcontrol -Q -C o -c key 0x81000002
tpm2_flushcontext -t
tpm dgst -sha256 -sign handle:0x81000002 -out s m
tpm pkey -in handle:0x81000002 -pubout -out handle.pem
openssl dgst -sha256 -verify handle.pem -signature s m > verdict
