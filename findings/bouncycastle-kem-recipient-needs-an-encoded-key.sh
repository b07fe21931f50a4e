#!/bin/bash
# Bouncy Castle 1.87: JceKEMEnvelopedRecipient opens nothing with a private key without an encoding, and asks no provider.
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
for artifact in bcprov bcutil bcpkix; do
  JAVA_HOME=$(dirname "$(dirname "$java")") mvn -q -B -ntp -Dstyle.color=never \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact=org.bouncycastle:$artifact-jdk18on:1.87 -DoutputDirectory="$work" > maven.log || { cat maven.log; exit 1; }
done

cat > Recipients.java << 'END'
import java.security.*;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.*;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.*;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import java.math.BigInteger;

class Recipients {
  static final Provider BC = new BouncyCastleProvider();

  /** A key as those of smart cards and TPMs are: its provider uses it, and nobody sees it. */
  record HeldElsewhere(String algorithm) implements PrivateKey {
    public String getAlgorithm() { return algorithm; }
    public String getFormat() { return null; }
    public byte[] getEncoded() { return null; }
  }

  /** Remembers what it is asked for. */
  static class Asked extends Provider {
    final StringBuilder services = new StringBuilder();

    Asked() { super("Asked", "1", "has no service, and remembers what it is asked for"); }

    @Override
    public Service getService(String type, String algorithm) {
      services.append(type).append('.').append(algorithm).append(' ');
      return null;
    }
  }

  static X509Certificate certificate(PublicKey key) throws Exception {
    KeyPair issuer = KeyPairGenerator.getInstance("EC", "SunEC").generateKeyPair();
    X500Name name = new X500Name("CN=recipient");
    Date now = new Date();
    return new JcaX509CertificateConverter().setProvider(BC).getCertificate(
        new JcaX509v3CertificateBuilder(name, BigInteger.ONE, now, new Date(now.getTime() + 86400000L), name, key)
            .build(new JcaContentSignerBuilder("SHA256withECDSA").setProvider("SunEC").build(issuer.getPrivate())));
  }

  static RecipientInformation message(RecipientInfoGenerator recipient) throws Exception {
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(recipient);
    return generator.generate(new CMSProcessableByteArray(new byte[16]),
            new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES128_CBC).setProvider(BC).build())
        .getRecipientInfos().iterator().next();
  }

  static boolean open(RecipientInformation message, Recipient recipient, Asked asked) {
    String ending;
    try {
      message.getContent(recipient);
      ending = "opened";
    } catch (Throwable e) {
      ending = e.getClass().getSimpleName();
    }
    System.out.println("    ended with " + ending + "; the provider was asked for: " + asked.services);
    return asked.services.length() > 0;
  }

  public static void main(String[] args) throws Exception {
    System.out.println("Bouncy Castle " + BC.getVersionStr());
    KeyPair rsa = KeyPairGenerator.getInstance("RSA", "SunRsaSign").generateKeyPair();
    KeyPair kem = KeyPairGenerator.getInstance("ML-KEM-768", BC).generateKeyPair();
    RecipientInformation forRsa = message(
        new JceKeyTransRecipientInfoGenerator(certificate(rsa.getPublic())).setProvider(BC));
    RecipientInformation forKem = message(
        new JceKEMRecipientInfoGenerator(certificate(kem.getPublic()), CMSAlgorithm.AES256_WRAP).setProvider(BC));
    if (forKem.getContent(new JceKEMEnvelopedRecipient(kem.getPrivate()).setProvider(BC)).length != 16) {
      throw new AssertionError("the message is wrong");
    }
    System.out.println("  a message for an RSA key, opened with a key without an encoding and a provider of its own:");
    Asked first = new Asked();
    boolean asksForRsa = open(forRsa, new JceKeyTransEnvelopedRecipient(new HeldElsewhere("RSA")).setProvider(first), first);
    System.out.println("  a message for an ML-KEM key, likewise:");
    Asked second = new Asked();
    boolean asksForKem = open(forKem, new JceKEMEnvelopedRecipient(new HeldElsewhere("ML-KEM")).setProvider(second), second);
    if (!asksForRsa || asksForKem) {
      throw new AssertionError("other than described");
    }
  }
}
END

"$java" -version 2>&1 | sed -n 2p
echo "Guess: the recipient for ML-KEM leaves the private key to the provider that setProvider names, as the one for RSA"
echo "       does; a key in hardware has no encoding."
echo "Seen:"
"$java" -cp "bcprov-jdk18on-1.87.jar:bcutil-jdk18on-1.87.jar:bcpkix-jdk18on-1.87.jar" Recipients.java 2>&1 \
  || { echo "CHANGED: see above"; exit 1; }
echo "The behaviour is as described."
