# Policies of the TPM's own state: their digests by a trial, satisfied, and not.
storage_key

# Of no condition: what PolicyRestart leaves.
tpm2_startauthsession --policy-session -S run
tpm2_policypassword -Q -S run -L password
tpm2_policyrestart -S run
tpm2_getpolicydigest -S run -o empty
same "$(hex empty)" "$(printf %064d 0)"
tpm2_flushcontext run

# PolicyAuthValue and PolicyPassword have one digest.
trial policy tpm2_policyauthvalue
trial password tpm2_policypassword
cmp policy password
seal -p auth
session run tpm2_policyauthvalue
unseals run +auth
session run tpm2_policypassword
unseals run +auth
session run tpm2_policypassword
unseal_refused run 0x98e +wrong
tpm2_dictionarylockout -c

trial policy tpm2_policycommandcode TPM2_CC_Unseal
seal
session run tpm2_policycommandcode TPM2_CC_Unseal
unseals run
tpm2_startauthsession --policy-session -S run
unseal_refused run 0x99d
session run tpm2_policycommandcode TPM2_CC_Sign
unseal_refused run 0x99d

# PolicyOR of two.
cp policy first
trial second tpm2_policylocality 1
trial policy tpm2_policyor -l sha256:first,second
seal
session run tpm2_policycommandcode TPM2_CC_Unseal
tpm2_policyor -Q -S run -l sha256:first,second
unseals run
tpm2_startauthsession --policy-session -S run
refused 0x1c4 tpm2_policyor -S run -l sha256:first,second
tpm2_flushcontext run

trial policy tpm2_policylocality zero
seal
session run tpm2_policylocality zero
unseals run
trial policy tpm2_policylocality three
seal
session run tpm2_policylocality three
unseal_refused run 0x907

# The counters and the clock.
trial policy tpm2_policycountertimer --ugt 5
seal
session run tpm2_policycountertimer --ugt 5
unseals run
tpm2_startauthsession --policy-session -S run
# From 185 on, it sets an end of the session.
is_at_least 185 || refused 0x126 tpm2_policycountertimer -S run --ult 5
refused 0x126 tpm2_policycountertimer -S run resets=77777
refused 0x126 tpm2_policycountertimer -S run --bs clock=0xffffffffffffffff
tpm2_policycountertimer -Q -S run safe
tpm2_flushcontext run

# PCR: current ones, given ones, several banks.
trial policy tpm2_policypcr -l sha1:0,16+sha256:23
seal
session run tpm2_policypcr -l sha1:0,16+sha256:23
unseals run
session run tpm2_policypcr -l sha1:0,16+sha256:23
tpm2_pcrextend 0:sha1="$(printf %040d 1)"
unseal_refused run 0x128
