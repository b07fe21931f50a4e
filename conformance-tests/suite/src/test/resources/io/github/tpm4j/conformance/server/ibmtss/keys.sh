# Primary, ordinary and persistent keys; sealed data; contexts.
tsscreateprimary -hi p -rsa -st
tssflushcontext -ha $primary
storage_key
for options in '-ecc nistp256 -si' '-rsa -si' '-rsa -den' '-rsa -st'; do
  # shellcheck disable=SC2086
  key k $options -pwdk auth
  tssreadpublic -ho $key -opem read.pem
  cmp k.pem read.pem
  tssobjectchangeauth -hp $primary -ho $key -pwdo auth -pwdn new -opr changed.priv
  tssflushcontext -ha $key
  tssload -hp $primary -ipu k.pub -ipr changed.priv
  tssflushcontext -ha $key
done

key k -ecc nistp256 -si
tssevictcontrol -hi o -ho $key -hp 81000001
tssflushcontext -ha $key
tsssign -hk 81000001 -ecc -if m -os s
tssverifysignature -hk 81000001 -ecc -if m -is s
tssevictcontrol -hi o -ho 81000001 -hp 81000001

tssload -hp $primary -ipu k.pub -ipr k.priv
tsscontextsave -ha $key -of context
tssflushcontext -ha $key
tsscontextload -if context
tsssign -hk $key -ecc -if m -os s
tssflushcontext -ha $key

printf secret > secret
tsscreate -hp $primary -bl -kt f -kt p -if secret -opu b.pub -opr b.priv -pwdk auth
tssload -hp $primary -ipu b.pub -ipr b.priv
tssunseal -ha $key -pwd auth -of out
cmp secret out
refused TPM_RC_BAD_AUTH tssunseal -ha $key -pwd bad
tssflushcontext -ha $key

tsscreateloaded -hp $primary -ecc nistp256 -si -opu l.pub -opr l.priv -opem l.pem
tsssign -hk $key -ecc -if m -os s
tssverifysignature -ipem l.pem -ecc -if m -is s
tssflushcontext -ha $key
