# A credential is opened by the key that it names, on the TPM that holds both.
storage_key
printf 0123456789abcdef > credential
tsscreate -hp $primary -rsa -st -kt f -kt p -opu s.pub -opr s.priv
key a -ecc nistp256 -sir
# The tools keep the Name of what they load.
cp h$key.bin a.name
tssload -hp $primary -ipu s.pub -ipr s.priv
tssmakecredential -ha 80000002 -icred credential -in a.name -ocred blob -os seed
tssactivatecredential -ha $key -hk 80000002 -icred blob -is seed -ocred out
cmp credential out
refused TPM_RC_INTEGRITY tssactivatecredential -ha 80000002 -hk 80000002 -icred blob -is seed -ocred out
