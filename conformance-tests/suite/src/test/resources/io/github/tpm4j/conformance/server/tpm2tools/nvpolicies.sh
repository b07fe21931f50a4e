# Policies of what an index holds.
storage_key
index=0x1500011
tpm2_nvdefine -Q $index -C o -s 8 -p pin -a 'authread|authwrite|ownerread|ownerwrite|policywrite' > out
xxd -r -p <<< 0000000000001000 > value
tpm2_nvwrite -Q $index -C o -i value

tpm2_startauthsession --policy-session -S run
holds() {
  tpm2_policynv -Q -S run -P pin -i operand $index "$1" > out
}
holds_not() {
  refused 0x126 tpm2_policynv -S run -P pin -i operand $index "$1"
}
cp value operand
for operation in eq sge uge sle ule bs; do holds $operation; done
for operation in neq sgt ugt slt ult bc; do holds_not $operation; done
xxd -r -p <<< 0000000000000fff > operand
for operation in neq sgt ugt sge uge bc; do holds $operation; done
for operation in eq slt ult sle ule bs; do holds_not $operation; done
xxd -r -p <<< ffffffffffffffff > operand
for operation in sgt sge ult ule neq; do holds $operation; done
for operation in slt sle ugt uge eq bs bc; do holds_not $operation; done
tpm2_flushcontext run

# As part of a digest.
cp value operand
trial policy tpm2_policynv -i operand -P pin $index eq
seal
session run tpm2_policynv -i operand -P pin $index eq
unseals run
xxd -r -p <<< 1000 > operand
session run tpm2_policynv -i operand -P pin --offset 6 $index eq
unseal_refused run 0x99d

# PolicyNvWritten: an index that is written once.
trial policy tpm2_policynvwritten c
tpm2_nvdefine -Q 0x1500012 -C o -s 8 -a 'policywrite|ownerread' -L policy > out
session run tpm2_policynvwritten c
tpm2_nvwrite -Q 0x1500012 -C 0x1500012 -P session:run -i value
tpm2_flushcontext run
session run tpm2_policynvwritten c
refused 0x99d tpm2_nvwrite 0x1500012 -C 0x1500012 -P session:run -i value
tpm2_flushcontext run

# PolicyAuthorizeNV: the index holds the policy, which may change.
trial first tpm2_policycommandcode TPM2_CC_Unseal
tpm2_nvdefine -Q 0x1500013 -C o -s 34 -a 'ownerread|ownerwrite' > out
{ printf '\0\x0b'; cat first; } > approved
tpm2_nvwrite -Q 0x1500013 -C o -i approved
trial policy tpm2_policyauthorizenv -C o 0x1500013
seal
session run tpm2_policycommandcode TPM2_CC_Unseal
tpm2_policyauthorizenv -Q -S run -C o 0x1500013
unseals run
session run tpm2_policylocality zero
refused 0x9a2 tpm2_policyauthorizenv -S run -C o -P bad 0x1500013
refused 0x84 tpm2_policyauthorizenv -S run -C o 0x1500013
tpm2_flushcontext run
