# Signatures and attestations, checked by the TPM and by OpenSSL.
storage_key
for algorithm in 'ecc nistp256' rsa; do
  scheme=${algorithm% *}
  # shellcheck disable=SC2086
  key k -$algorithm -sir
  # shellcheck disable=SC2086
  key other -$algorithm -si
  check() {
    tssverifysignature -hk $key "-$scheme" -if "$1" -is s
    tssverifysignature -ipem k.pem "-$scheme" -if "$1" -is s
  }
  tsssign -hk 80000002 "-$scheme" -if m -os s
  tssverifysignature -hk 80000002 "-$scheme" -if m -is s -tk ticket
  printf 'qualifying' > qualifying
  tssquote -hp 0 -hp 16 -hk $key -salg "$scheme" -qd qualifying -os s -oa a
  check a
  grep -c qualifying a
  tsscertify -ho 80000002 -hk $key -salg "$scheme" -os s -oa a
  check a
  tssgettime -hk $key -salg "$scheme" -os s -oa a
  check a
  tssflushcontext -ha 80000002

  tssnvdefinespace -ha 01000001 -hi o -pwdn index -sz 8
  tssnvwrite -ha 01000001 -pwdn index -ic 12345678
  tssnvcertify -ha 01000001 -pwdn index -hk $key -salg "$scheme" -sz 8 -os s -oa a
  check a
  tssnvundefinespace -hi o -ha 01000001

  tssstartauthsession -se h
  tssgetrandom -by 8 -se0 02000000 81
  # These tools have no option for another scheme.
  if [ "$scheme" = rsa ]; then
    tssgetsessionauditdigest -hk $key -hs 02000000 -os s -oa a
    check a
    tssgetcommandauditdigest -hk $key -os s -oa a
    check a
  fi
  tssflushcontext -ha 02000000
  tssflushcontext -ha $key
done
