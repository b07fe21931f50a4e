# Requests and self-signed certificates; an authority whose key is in the TPM; CMS.
make_rsa
make_ec
for name in rsa ec; do
  tpm req -new -key $name.key -subj /CN=client -out $name.csr
  openssl req -in $name.csr -verify -noout 2> verdict
  tpm req -x509 -new -key $name.key -subj /CN=authority -days 1 -out $name.crt
  openssl verify -CAfile $name.crt $name.crt > verdict
  openssl x509 -in $name.crt -noout -pubkey | cmp - $name.pem

  openssl ecparam -name prime256v1 -genkey -noout -out leaf.key
  openssl req -new -key leaf.key -subj /CN=leaf -out leaf.csr
  tpm x509 -req -in leaf.csr -CA $name.crt -CAkey $name.key -set_serial 5 -days 1 -out leaf.crt 2> log
  openssl verify -CAfile $name.crt leaf.crt > verdict

  echo message > m
  tpm cms -sign -in m -signer $name.crt -inkey $name.key -md sha256 -out signed
  openssl cms -verify -in signed -CAfile $name.crt -purpose any -out out 2> verdict
done
