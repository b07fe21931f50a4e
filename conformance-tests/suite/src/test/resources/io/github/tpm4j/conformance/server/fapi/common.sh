# Before each script, by bash -euo pipefail: a key store of the TSS's Feature API of its own.

trap 'echo "failed: $BASH_COMMAND" >&2' ERR
set -E

# However it ends, the next script finds the TPM as this one did. A failure here counts.
leave() {
  tpm2_flushcontext -t
  tpm2_flushcontext -l
  tpm2_clear -c p
}
trap 'leave || exit' EXIT

# profile NAME: provisions the TPM by this profile of the TSS.
profile() {
  mkdir user system log
  cat > conf.json <<END
{
  "profile_name": "$1",
  "profile_dir": "/etc/tpm2-tss/fapi-profiles/",
  "user_dir": "$PWD/user",
  "system_dir": "$PWD/system",
  "log_dir": "$PWD/log",
  "tcti": "$TPM2TOOLS_TCTI",
  "ek_cert_less": "yes",
  "system_pcrs": []
}
END
  export TSS2_FAPICONF=$PWD/conf.json
  tss2_provision
}

# Keys, sealed data, indices and quotes, whatever the profile.
use() {
  echo message > m
  openssl dgst -sha256 -binary -out digest m
  printf secret > secret
  tss2_getrandom -n 32 -o random
  tss2_createkey -p HS/SRK/signer -t sign,noDa -a ''
  tss2_sign -p HS/SRK/signer -d digest -o signature -k signer.pem "$@"
  tss2_verifysignature -p HS/SRK/signer -d digest -i signature
  tss2_createkey -p HS/SRK/ak -t sign,noDa,restricted -a ''
  # The log of events begins here.
  tpm2_pcrreset 16
  tss2_pcrextend -x 16 -i m
  tss2_quote -x 16 -p HS/SRK/ak -Q digest -o quote.signature -q quote -l log.json -f
  tss2_exportkey -p HS/SRK/ak -o ak.json
  tss2_import -p /ext/ak -i ak.json
  tss2_verifyquote -k /ext/ak -Q digest -q quote -i quote.signature -l log.json

  tss2_createseal -p HS/SRK/sealed -t noDa -a '' -i secret
  tss2_unseal -p HS/SRK/sealed -o unsealed
  cmp secret unsealed
  tss2_createnv -p /nv/Owner/plain -t noDa -s 6 -a ''
  tss2_nvwrite -p /nv/Owner/plain -i secret
  tss2_nvread -p /nv/Owner/plain -o unsealed -f
  cmp secret unsealed
  tss2_createnv -p /nv/Owner/counter -t counter,noDa -s 0 -a ''
  tss2_nvincrement -p /nv/Owner/counter
  tss2_createnv -p /nv/Owner/bits -t bitfield,noDa -s 0 -a ''
  tss2_nvsetbits -p /nv/Owner/bits -i 0x0101
  tss2_createnv -p /nv/Owner/extended -t pcr,noDa -s 0 -a ''
  tss2_nvextend -p /nv/Owner/extended -i secret
  tss2_changeauth -p HS/SRK/signer -a new
  tss2_getinfo -o info.json
  jq -e '.capabilities | length > 0' info.json
  tss2_delete -p HS/SRK/signer
  tss2_delete -p /
}
