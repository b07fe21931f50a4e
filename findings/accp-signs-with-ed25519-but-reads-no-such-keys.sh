#!/bin/bash
# Amazon Corretto Crypto Provider 2.5.0: makes Ed25519 keys and signs with them, but has no KeyFactory for them unless a
# system property asks for it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download openjdk-17-jre-headless=17.0.19+10-1~deb12u2
dpkg -x openjdk-17-jre-headless_*.deb root
# The settings are links to where an installed package has them: let them name the extracted files.
find root -lname '/etc/*' -printf '%p\t%l\n' | while IFS=$'\t' read -r link target; do
  ln -sfn "$work/root$target" "$link"
done
java=$(echo "$work"/root/usr/lib/jvm/java-17-openjdk-*/bin/java)
JAVA_HOME=$(dirname "$(dirname "$java")") mvn -q -B -ntp -Dstyle.color=never \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=software.amazon.cryptools:AmazonCorrettoCryptoProvider:2.5.0:jar:linux-x86_64 \
  -DoutputDirectory="$work" > maven.log || { cat maven.log; exit 1; }

cat > Keys.java << 'END'
import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.*;
import java.security.spec.*;

class Keys {
  public static void main(String[] arguments) throws Exception {
    Provider accp = AmazonCorrettoCryptoProvider.INSTANCE;
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519", accp).generateKeyPair();
    Signature signature = Signature.getInstance("Ed25519", accp);
    signature.initSign(pair.getPrivate());
    System.out.println("Ed25519 key pair and signature: " + signature.sign().length + " bytes");
    try {
      PublicKey read = KeyFactory.getInstance("EdDSA", accp)
          .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
      System.out.println("KeyFactory EdDSA: reads it back, " + read.equals(pair.getPublic()));
    } catch (NoSuchAlgorithmException e) {
      System.out.println("KeyFactory EdDSA: " + e.getMessage());
    }
  }
}
END

jar=$(echo "$work"/Amazon*.jar)
# The runtime has no compiler; the JDK that Maven needs has one.
javac --release 17 -cp "$jar" Keys.java
run() { "$java" "$@" -cp "$work:$jar" Keys; }
"$java" -version 2>&1 | head -n 1
basename "$jar"
echo "Guess: who makes keys and signs with them reads their encodings too."
echo "Seen, as it comes:"
run | tee plain
grep -q '^KeyFactory EdDSA: no such algorithm' plain || { echo "CHANGED: there is a KeyFactory"; exit 1; }
echo "Seen, with registerEdKeyFactory:"
run -Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true | tee asked
grep -q '^KeyFactory EdDSA: reads it back, true' asked || { echo "CHANGED: the property does not help"; exit 1; }
echo "The behaviour is as described."
