# Keys that pkcs11-tool makes, used, and checked by OpenSSL.
token --list-slots | contains 'token label *: token'
user --keypairgen --key-type rsa:2048 --label rsa --id 01 > out
user --keypairgen --key-type EC:prime256v1 --label ec --id 02 > out
user --list-objects > objects
for label in rsa ec; do
  contains "label: *$label" objects
  token --token-label token --read-object --type pubkey --label $label -o $label.der > out
  openssl pkey -pubin -inform der -in $label.der -out $label.pem
done

head -c 1000 /dev/urandom > m
openssl dgst -sha256 -binary -out digest m
user --sign --mechanism SHA256-RSA-PKCS --id 01 -i m -o s > out
openssl dgst -sha256 -verify rsa.pem -signature s m > verdict
user --sign --mechanism RSA-PKCS-PSS --hash-algorithm SHA256 --id 01 -i digest -o s > out
openssl dgst -sha256 -sigopt rsa_padding_mode:pss -verify rsa.pem -signature s m > verdict
user --sign --mechanism ECDSA --signature-format openssl --id 02 -i digest -o s > out
openssl dgst -sha256 -verify ec.pem -signature s m > verdict
user --sign --mechanism ECDSA-SHA256 --signature-format openssl --id 02 -i m -o s > out
openssl dgst -sha256 -verify ec.pem -signature s m > verdict
fails token --token-label token --login --pin wrong --sign --mechanism ECDSA --id 02 -i digest -o s

echo 'a short message' > plain
openssl pkeyutl -encrypt -pubin -inkey rsa.pem -in plain -out cipher
user --decrypt --mechanism RSA-PKCS --id 01 -i cipher -o decrypted > out
cmp plain decrypted
openssl pkeyutl -encrypt -pubin -inkey rsa.pem -pkeyopt rsa_padding_mode:oaep \
  -pkeyopt rsa_oaep_md:sha256 -in plain -out cipher
user --decrypt --mechanism RSA-PKCS-OAEP --hash-algorithm SHA256 --id 01 -i cipher -o decrypted > out
cmp plain decrypted

token --generate-random 64 -o random > out
[ "$(wc -c < random)" = 64 ]
user --delete-object --type privkey --id 02 > out
fails user --sign --mechanism ECDSA --id 02 -i digest -o s
