# Quotes, certificates of keys, of their creation, of NV, of time and of audits.
storage_key
signer='sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'
quote() {
  local scheme=$1 hash=$2
  key ak -G "$3" -a "$signer" -p secret
  t tpm2_quote -Q -c ak -p secret -l sha1:0,1+sha256:2,16,23 -q 0badc0de -m quote -s signature \
    -o pcrs -g "$hash" --scheme "$scheme"
  t tpm2_verifysignature -Q -c ak -g "$hash" -m quote -s signature
  case $scheme in
    # The checking tool knows no others.
    rsassa | ecdsa)
      tpm2_checkquote -Q -u ak.pem -m quote -s signature -f pcrs -q 0badc0de -g "$hash"
      ;;
    rsapss)
      tail -c 256 signature > plain
      openssl_verifies ak.pem plain quote -sigopt rsa_padding_mode:pss
      ;;
  esac
}
quote rsassa sha256 rsa2048:rsassa-sha256:null
quote rsapss sha256 rsa2048:rsapss-sha256:null
quote ecdsa sha384 ecc:ecdsa-sha384:null

# PCR change the quote.
key ak -G ecc:ecdsa-sha256:null -a "$signer"
t tpm2_quote -Q -c ak -l sha256:16 -m before -s signature -o pcrs
tpm2_pcrextend 16:sha256="$(printf %064d 1)"
t tpm2_quote -Q -c ak -l sha256:16 -m after -s signature2 -o pcrs2
fails tpm2_checkquote -u ak.pem -m before -s signature -f pcrs2
tpm2_checkquote -Q -u ak.pem -m after -s signature2 -f pcrs2
tpm2_pcrreset 16

# The signer is restricted: it signs nothing that starts as an attestation does.
printf '\xffTCGsomething' > forged
refused 0x3e0 tpm2_sign -c ak -g sha256 -o x forged
tpm2_flushcontext -t

key other -G rsa2048
t tpm2_create -Q -C primary -G ecc -u x.pub -r x.priv --creation-data cd -d cd.hash -t cd.ticket
t tpm2_load -Q -C primary -u x.pub -r x.priv -c x -n x.name
t tpm2_certify -Q -c x -C ak -g sha256 -f plain -o certify -s certify.signature
openssl_verifies ak.pem certify.signature certify
hex certify | contains "$(hex x.name)"
t tpm2_certify -Q -c ak -C other -g sha384 --scheme rsapss -f plain -o certify -s certify.signature
openssl dgst -sha384 -sigopt rsa_padding_mode:pss -verify other.pem -signature certify.signature certify > verdict
t tpm2_certifycreation -Q -C ak -c x -d cd.hash -t cd.ticket -g sha256 -f plain -o s --attestation a -q 0102
openssl_verifies ak.pem s a
refused 0x4e0 tpm2_certifycreation -C ak -c other -d cd.hash -t cd.ticket -g sha256 -o s --attestation a
tpm2_flushcontext -t

t tpm2_gettime -Q -c ak -g sha256 -f plain -o s --attestation a -q 0badc0de
openssl_verifies ak.pem s a
hex a | contains 0badc0de

tpm2_nvdefine -Q 0x1500002 -C o -s 16 -a 'ownerread|ownerwrite|authread' -p index > /dev/null
printf 0123456789abcdef | tpm2_nvwrite -Q 0x1500002 -C o -i -
t tpm2_nvcertify -Q -C ak -c o -g sha256 -f plain --size 4 --offset 10 -o s --attestation a 0x1500002
openssl_verifies ak.pem s a
grep -qa abcd a
t tpm2_nvcertify -Q -C ak -c 0x1500002 -p index -g sha256 -f plain --size 16 -o s --attestation a 0x1500002
openssl_verifies ak.pem s a
tpm2_print -t TPMS_ATTEST after | contains 'type: 8018'
