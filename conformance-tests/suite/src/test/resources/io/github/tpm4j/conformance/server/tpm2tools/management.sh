# Start-up, tests, clock, random numbers, and what the TPM tells of itself.
tpm2_shutdown -c
# It has started up: once is enough.
tpm2_startup -c
tpm2_selftest
tpm2_selftest -f
tpm2_gettestresult | contains success
tpm2_incrementalselftest rsa ecc aes sha256 | contains complete
for parameters in rsa2048 rsa3072:rsassa-sha256 ecc256:ecdsa ecc384 ecc521:ecschnorr \
  aes128cfb aes256ctr camellia128cfb hmac:sha384 xor:sha256; do
  tpm2_testparms $parameters
done

tpm2_readclock > before
now=$(sed -n 's/^ *clock: //p' before)
tpm2_setclock $((now + 1000000))
[ "$(tpm2_readclock | sed -n 's/^ *clock: //p')" -ge $((now + 1000000)) ]
refused 0x1c4 tpm2_setclock 5
for rate in sss ss s f ff fff; do
  tpm2_clockrateadjust $rate
done

same "$(tpm2_getrandom 64 --hex | wc -c)" 128
echo entropy | tpm2_stirrandom
head -c 128 /dev/urandom > seed
tpm2_stirrandom seed

for capability in $(tpm2_getcap -l | sed 's/- //'); do
  tpm2_getcap "$capability" > "cap.$capability"
done
grep -q 'raw: 0x322E3000' cap.properties-fixed
grep -q TPM2_CC_CreatePrimary cap.commands
grep -q 'sha256' cap.algorithms
grep -q 'TPM2_ECC_NIST_P256' cap.ecc-curves
grep -q 0x40000001 cap.handles-permanent
grep -q 0x17 cap.handles-pcr

# Bytes of any command.
printf '\x80\x01\0\0\0\x0c\0\0\x01\x7b\0\x08' | tpm2_send -o answer
same "$(wc -c < answer)" 20
printf '\x80\x01\0\0\0\x0a\0\0\xff\xff' | tpm2_send -o answer
same "$(hex answer)" 80010000000a00000143
