# Policies of a command's parameters, names and template, held by the owner's hierarchy.
storage_key
t tpm2_readpublic -Q -c primary -n primary.name
owner() {
  tpm2_setprimarypolicy -C o -L policy -g sha256
}

# PolicyCpHash: this command with these parameters only.
t tpm2_evictcontrol -Q -C o -c primary 0x81000005 --cphash cphash
trial policy tpm2_policycphash --cphash-input cphash
owner
session run tpm2_policycphash --cphash-input cphash
refused 0x99d tpm2_evictcontrol -C o -c primary -P session:run 0x81000006
tpm2_flushcontext -t
t tpm2_evictcontrol -Q -C o -c primary -P session:run 0x81000005
tpm2_flushcontext run
tpm2_evictcontrol -Q -C o -c 0x81000005

# PolicyNameHash: these objects, whatever the parameters.
{ printf '\x40\0\0\x01'; cat primary.name; } | openssl dgst -sha256 -binary -out namehash
trial policy tpm2_policynamehash -n namehash
owner
session run tpm2_policynamehash -n namehash
t tpm2_evictcontrol -Q -C o -c primary -P session:run 0x81000006
tpm2_flushcontext run
session run tpm2_policynamehash -n namehash
refused 0x99d tpm2_createprimary -C o -P session:run -G ecc -c x
tpm2_flushcontext run
tpm2_evictcontrol -Q -C o -c 0x81000006

# PolicyTemplate: keys of this template only.
t tpm2_createprimary -Q -C o -G ecc -c x --template-data template
openssl dgst -sha256 -binary -out template.hash template
trial policy tpm2_policytemplate --template-hash template.hash
owner
session run tpm2_policytemplate --template-hash template.hash
t tpm2_createprimary -Q -C o -P session:run -G ecc -c y
tpm2_flushcontext run
session run tpm2_policytemplate --template-hash template.hash
refused 0x99d tpm2_createprimary -C o -P session:run -G ecc384 -c x
tpm2_flushcontext run
tpm2_setprimarypolicy -C o
