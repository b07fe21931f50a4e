# Makes a token of tpm2-pkcs11 in the folder TPM2_PKCS11_STORE, and writes SunPKCS11's configuration.
# Arguments: the file to write, the user's PIN.
set -euo pipefail

mkdir "$TPM2_PKCS11_STORE"
tpm2_ptool init --path "$TPM2_PKCS11_STORE"
tpm2_ptool addtoken --pid 1 --label token --userpin "$2" --sopin "$2" --path "$TPM2_PKCS11_STORE"
cat > "$1" <<END
name = Tpm
library = $(ldconfig -p | sed -n 's/.*libtpm2_pkcs11.so.1 .*=> //p' | head -1)
slotListIndex = 0
attributes(generate, CKO_PRIVATE_KEY, *) = {
  CKA_SIGN = true
}
END
