# What tpm2_ptool does: keys made and brought in, certificates, a new PIN.
ptool addkey --algorithm ecc256 --label token --key-label made --userpin userpin
openssl genrsa -out own.key 2048 2> log
openssl pkey -in own.key -pubout -out own.pem
ptool import --privkey own.key --algorithm rsa --label token --key-label brought --userpin userpin
openssl req -x509 -new -key own.key -subj /CN=own -days 1 -out own.crt
ptool addcert --label token --key-label brought own.crt
user --list-objects > objects
for label in made brought; do
  contains "label: *$label" objects
done
contains 'Certificate Object' objects

id=$(sed -n '/label: *brought/,$s/^ *ID: *//p' objects | head -1)
head -c 1000 /dev/urandom > m
user --sign --mechanism SHA256-RSA-PKCS --id "$id" -i m -o s > out
openssl dgst -sha256 -verify own.pem -signature s m > verdict
ptool verify --label token --userpin userpin --sopin sopin

ptool changepin --label token --user user --old userpin --new other
fails user --sign --mechanism SHA256-RSA-PKCS --id "$id" -i m -o s
token --token-label token --login --pin other --sign --mechanism SHA256-RSA-PKCS --id "$id" \
  -i m -o s > out
