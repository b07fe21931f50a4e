# Decryption, agreement, random numbers, digests by the TPM.
echo 'a short message' > m
make_rsa
openssl pkeyutl -encrypt -pubin -inkey rsa.pem -in m -out cipher
tpm pkeyutl -decrypt -inkey rsa.key -in cipher -out out
cmp m out

make_ec
openssl ecparam -name prime256v1 -genkey -noout -out other.key
openssl pkey -in other.key -pubout -out other.pem
tpm pkeyutl -derive -inkey ec.key -peerkey other.pem -out z
openssl pkeyutl -derive -inkey other.key -peerkey ec.pem -out expected
cmp z expected

all_tpm rand -out random 1000
[ "$(wc -c < random)" = 1000 ]
all_tpm rand -hex 32 > first
all_tpm rand -hex 32 > second
! cmp -s first second || false
head -c 5000 /dev/urandom > data
for hash in sha1 sha256 sha384 sha512; do
  all_tpm dgst -$hash -binary -out digest data
  openssl dgst -$hash -binary data | cmp - digest
done
