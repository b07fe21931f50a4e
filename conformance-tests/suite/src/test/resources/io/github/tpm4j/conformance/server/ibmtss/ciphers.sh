# RSA, symmetric ciphers, hashes and MACs in one command and in sequences.
storage_key
key r -rsa -deo
head -c 100 /dev/urandom > data
tssrsaencrypt -hk $key -id data -oe cipher
tssrsadecrypt -hk $key -ie cipher -od out
cmp data out
tssflushcontext -ha $key
tsscreate -hp $primary -des -kt f -kt p -opu d.pub -opr d.priv
tssload -hp $primary -ipu d.pub -ipr d.priv
tssencryptdecrypt -hk $key -if data -of cipher
tssencryptdecrypt -hk $key -d -if cipher -of out
cmp data out
tssencryptdecrypt -hk $key -2 -if data -of cipher2
cmp cipher cipher2
tssflushcontext -ha $key
tsscreate -hp $primary -kh -kt f -kt p -opu h.pub -opr h.priv
tssload -hp $primary -ipu h.pub -ipr h.priv
tsshmac -hk $key -if data -os mac
tsshmacstart -hk $key -pwda sequence
tsssequenceupdate -hs 80000002 -pwds sequence -if data
tsssequencecomplete -hs 80000002 -pwds sequence -of mac2
cmp mac mac2
for hash in sha1 sha256 sha384; do
  tsshash -hi p -halg $hash -if data -oh digest
  openssl dgst -$hash -binary data | cmp - digest
  tsshashsequencestart -halg $hash -pwda sequence
  tsssequenceupdate -hs 80000002 -pwds sequence -if data
  tsssequencecomplete -hs 80000002 -pwds sequence -if m -of digest
  cat data m | openssl dgst -$hash -binary | cmp - digest
done
