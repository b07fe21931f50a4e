# Policies that need others: a secret, a signature, an approval, and tickets of them.
storage_key
openssl genrsa -out signer.key 2048 2> log
openssl pkey -in signer.key -pubout -out signer.pem
t tpm2_loadexternal -Q -C o -G rsa -u signer.pem -c signer -n signer.name

# PolicySecret: the secret of a hierarchy.
tpm2_changeauth -c o ownerauth
trial policy tpm2_policysecret -c o ownerauth
tpm2_startauthsession --policy-session -S run
refused 0x9a2 tpm2_policysecret -S run -c o wrong
tpm2_policysecret -Q -S run -c o ownerauth
seal
unseals run

# A ticket stands for the secret until its time has passed.
trial policy tpm2_policysecret -c o -q 0badc0de ownerauth
seal
tpm2_startauthsession --policy-session -S run
tpm2_policysecret -Q -S run -c o -q 0badc0de -t -600 --ticket ticket --timeout timeout -x ownerauth
unseals run
printf '\x40\0\0\x01' > owner.name
tpm2_startauthsession --policy-session -S run
tpm2_policyticket -Q -S run -n owner.name --ticket ticket --timeout timeout -q 0badc0de
unseals run
tpm2_startauthsession --policy-session -S run
refused 0x5e0 tpm2_policyticket -S run -n owner.name --ticket ticket --timeout timeout -q 0badc0dd
tpm2_flushcontext run
tpm2_changeauth -c o -p ownerauth

# PolicySecret: the authorization of an object.
t tpm2_create -Q -C primary -G ecc -u k.pub -r k.priv -p keyauth
t tpm2_load -Q -C primary -u k.pub -r k.priv -c k
tpm2_startauthsession -S trial.session
t tpm2_policysecret -Q -S trial.session -c k -L policy keyauth
tpm2_flushcontext trial.session
seal
tpm2_startauthsession --policy-session -S run
t tpm2_policysecret -Q -S run -c k keyauth
unseals run

# PolicySigned: signed for any session, for one session, and by a ticket.
printf '\0\0\0\0' | openssl dgst -sha256 -sign signer.key -out signature
tpm2_startauthsession -S trial.session
t tpm2_policysigned -Q -S trial.session -g sha256 -s signature -f rsassa -c signer -L policy
tpm2_flushcontext trial.session
seal
tpm2_startauthsession --policy-session -S run
t tpm2_policysigned -Q -S run -g sha256 -s signature -f rsassa -c signer
unseals run
tpm2_startauthsession --policy-session -S run
t tpm2_policysigned -Q -S run -g sha256 -c signer -x --raw-data raw -t -600
openssl dgst -sha256 -sign signer.key -out signature raw
t tpm2_policysigned -Q -S run -g sha256 -c signer -s signature -f rsassa -x -t -600 \
  --ticket ticket --timeout timeout
unseals run
tpm2_startauthsession --policy-session -S run
tpm2_policyticket -Q -S run -n signer.name --ticket ticket --timeout timeout
unseals run
tpm2_startauthsession --policy-session -S run
refused 0x5db tpm2_policysigned -S run -g sha256 -c signer -s signature -f rsassa -x
tpm2_flushcontext run
tpm2_flushcontext -t

# PolicyAuthorize: whatever the signer approves.
trial approved tpm2_policycommandcode TPM2_CC_Unseal
openssl dgst -sha256 -sign signer.key -out signature approved
tpm2_startauthsession -S trial.session
tpm2_policyauthorize -Q -S trial.session -L policy -i approved -n signer.name
tpm2_flushcontext trial.session
seal
t tpm2_verifysignature -Q -c signer -g sha256 -m approved -s signature -f rsassa -t ticket
session run tpm2_policycommandcode TPM2_CC_Unseal
tpm2_policyauthorize -Q -S run -i approved -n signer.name -t ticket
unseals run
session run tpm2_policylocality zero
refused 0x1c4 tpm2_policyauthorize -S run -i approved -n signer.name -t ticket
tpm2_flushcontext run
