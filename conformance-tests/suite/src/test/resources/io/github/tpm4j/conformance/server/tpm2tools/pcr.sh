# Registers: extended, by events, read, reset by those who may, allocated.
zero=$(printf %064d 0)
register() {
  tpm2_pcrread "sha256:$1" -o register -Q
  hex register
}
tpm2_pcrreset 16 23
same "$(register 16)" "$zero"
tpm2_pcrextend 16:sha1="$(printf %040d 1)",sha256="$(printf %064d 1)",sha384="$(printf %096d 1)",sha512="$(printf %0128d 1)"
same "$(register 16)" "$(printf '%0128d' 1 | xxd -r -p | openssl dgst -sha256 -r | cut -c-64)"

# An event goes into every bank.
echo event > event
tpm2_pcrevent 23 event > digests
for hash in sha1 sha256 sha384 sha512; do
  grep -q "$hash: $(openssl dgst -$hash -r event | cut -d' ' -f1)" digests
done
{ xxd -r -p <<< "$zero"; openssl dgst -sha256 -binary event; } > expected
same "$(register 23)" "$(openssl dgst -sha256 -r expected | cut -c-64)"
tpm2_pcrevent event > digests2
cmp digests digests2

tpm2_pcrreset 16 23
same "$(register 23)" "$zero"
refused 0x907 tpm2_pcrreset 0
refused 0x907 tpm2_pcrreset 17
tpm2_pcrextend 0:sha256="$zero"
tpm2_pcrread sha1:0,1,2,3,4,5,6,7+sha256:8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23+sha384:all > read
grep -q sha384 read
# DRTM registers hold ones until a late launch.
same "$(register 17)" "${zero//0/f}"

# The answer names the banks and what there is room for; they change at the next power-up only.
tpm2_pcrallocate sha1:none+sha256:all+sha384:all+sha512:none > allocation
tpm2_getcap pcrs | contains 'sha512: \[ 0'
tpm2_pcrallocate sha1:all+sha256:all+sha384:all+sha512:all > allocation
tpm2_getcap pcrs | contains 'sha512: \[ 0'
