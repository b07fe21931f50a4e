# The Feature API with RSA keys.
profile P_RSA2048SHA256
use -s RSA_PSS
openssl dgst -sha256 -sigopt rsa_padding_mode:pss -verify signer.pem -signature signature m > verdict
