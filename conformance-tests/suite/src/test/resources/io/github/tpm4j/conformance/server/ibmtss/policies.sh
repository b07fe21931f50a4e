# Policies, each satisfied and not. A signature is made only under the policy of its key.
storage_key
printf secret > secret

# The digest in the file policy: trial COMMAND OPTION...
trial() {
  tssstartauthsession -se t
  "$@"
  tsspolicygetdigest -ha 03000000 -of policy
  tssflushcontext -ha 03000000
  tsscreate -hp $primary -ecc nistp256 -si -kt f -kt p -uwa -pol policy -opu k.pub -opr k.priv -pwdk auth
  tssload -hp $primary -ipu k.pub -ipr k.priv
}
satisfied() {
  tssstartauthsession -se p
  "$@"
  tsssign -hk $key -ecc -if m -os s -se0 03000000 1 "${with[@]}"
  tsspolicyrestart -ha 03000000
  refused TPM_RC_POLICY_FAIL tsssign -hk $key -ecc -if m -os s -se0 03000000 0
  tssflushcontext -ha 03000000
  tssflushcontext -ha $key
}
with=()
trial tsspolicycommandcode -ha 03000000 -cc 15d
satisfied tsspolicycommandcode -ha 03000000 -cc 15d
trial tsspolicypcr -ha 03000000 -bm 10000
satisfied tsspolicypcr -ha 03000000 -bm 10000
trial tsspolicysecret -ha 4000000b -hs 03000000
satisfied tsspolicysecret -ha 4000000b -hs 03000000
trial tsspolicynvwritten -hs 03000000 -ws n
tssflushcontext -ha $key

tssnvdefinespace -ha 01000001 -hi o -pwdn index -sz 4
tssnvwrite -ha 01000001 -pwdn index -ic abcd
trial tsspolicynv -ha 01000001 -pwda index -hs 03000000 -ic abcc -op 3
satisfied tsspolicynv -ha 01000001 -pwda index -hs 03000000 -ic abcc -op 3
tssstartauthsession -se p
refused TPM_RC_POLICY tsspolicynv -ha 01000001 -pwda index -hs 03000000 -ic abcc -op 5
tssflushcontext -ha 03000000
tssnvundefinespace -hi o -ha 01000001

with=(-pwdk auth)
trial tsspolicyauthvalue -ha 03000000
satisfied tsspolicyauthvalue -ha 03000000
trial tsspolicypassword -ha 03000000
satisfied tsspolicypassword -ha 03000000
with=()

openssl genrsa -out signer.key 2048 2> log
openssl pkey -in signer.key -pubout -out signer.pem
signed() {
  tssloadexternal -rsa -ipem signer.pem
  tsspolicysigned -hk "$signer" -ha 03000000 -sk signer.key
  tssflushcontext -ha "$signer"
}
signer=80000001
trial signed
signer=80000002
satisfied signed

either() {
  [ "$1" = trial ] || tsspolicycommandcode -ha 03000000 -cc 15d
  tsspolicyor -ha 03000000 -if first -if second
}
trial tsspolicypcr -ha 03000000 -bm 1
cp policy second
tssflushcontext -ha $key
trial tsspolicycommandcode -ha 03000000 -cc 15d
cp policy first
tssflushcontext -ha $key
trial either trial
satisfied either real
