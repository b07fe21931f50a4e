# Scripts that loop over what tpm2_getcap lists.
echo message > m
hashes=$(tpm2_getcap algorithms | sed -n 's/^\(s[hm][a3][0-9_]*\):$/\1/p')
same "$(wc -w <<< "$hashes")" 4
for hash in $hashes; do
  tpm2_hash -g "$hash" -o digest m
  openssl dgst "-$hash" -binary -out expected m
  cmp digest expected
done
banks=$(tpm2_getcap pcrs | sed -n 's/^  - \([a-z0-9_]*\):.*/\1/p')
same "$(echo $banks)" "$(echo $hashes)"
for bank in $banks; do
  tpm2_pcrread "$bank:16" > values
  tpm2_pcrextend "16:$bank=$(openssl dgst "-$bank" -binary m | hex)"
done
tpm2_pcrreset 16
tpm2_pcrevent 16 m > digests
same "$(wc -l < digests)" 4
tpm2_pcrreset 16

# A bank without PCR is still listed, as libtpms does, and nothing stops at it.
tpm2_pcrallocate sha1:none > allocated
