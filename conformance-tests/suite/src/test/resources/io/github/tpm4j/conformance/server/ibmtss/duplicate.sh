# Keys that move to another parent and keys of OpenSSL.
tssstartauthsession -se t
tsspolicycommandcode -ha 03000000 -cc 14b
tsspolicygetdigest -ha 03000000 -of policy
tssflushcontext -ha 03000000
storage_key
tsscreate -hp $primary -ecc nistp256 -si -kt nf -kt np -pol policy -opu k.pub -opr k.priv -opem k.pem
tsscreate -hp $primary -rsa -st -kt f -kt p -opu t.pub -opr t.priv
duplicate() {
  tssload -hp $primary -ipu t.pub -ipr t.priv
  tssload -hp $primary -ipu k.pub -ipr k.priv
  tssstartauthsession -se p
  tsspolicycommandcode -ha 03000000 -cc 14b
  tssduplicate -ho 80000002 -hp $key -od d.priv -oss d.seed -se0 03000000 0 "$@"
  tssflushcontext -ha 80000002
}
check() {
  tssload -hp $key -ipu k.pub -ipr moved.priv
  tsssign -hk 80000002 -ecc -if m -os s
  tssverifysignature -ipem k.pem -ecc -if m -is s
  tssflushcontext -ha 80000002
  tssflushcontext -ha $key
}
duplicate
tssimport -hp $key -ipu k.pub -id d.priv -iss d.seed -opr moved.priv
check
head -c 16 /dev/urandom > inner
duplicate -salg aes -ik inner
tssimport -hp $key -ipu k.pub -id d.priv -iss d.seed -salg aes -ik inner -opr moved.priv
check

openssl genrsa -out own.key 2048 2> log
openssl pkey -in own.key -pubout -out own.pem
tssimportpem -hp $primary -ipem own.key -pwdk auth -opu i.pub -opr i.priv
tssload -hp $primary -ipu i.pub -ipr i.priv
tsssign -hk $key -pwdk auth -if m -os s
tssverifysignature -ipem own.pem -if m -is s
