# Java's own PKCS#11 provider makes and uses keys of the token.
cat > provider.cfg <<END
name = Tpm
library = $module
slotListIndex = 0
attributes(generate, CKO_PRIVATE_KEY, *) = {
  CKA_SIGN = true
}
END
"$JAVA" "$SCRIPTS/SignAndVerify.java" provider.cfg userpin
