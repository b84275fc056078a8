using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AdoEntra.Core.Tests.Identity.Certificates;

/// <summary>
/// A self-signed certificate with its key, written here as ASN.1 (RFC 5280, 4.1): Mono has no CertificateRequest, and no writer of keys.
/// </summary>
internal sealed class TestCertificate
{
    private const string RsaOid = "1.2.840.113549.1.1.1";
    private const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    private const string EllipticCurve = "1.2.840.10045.2.1";
    private const string P256 = "1.2.840.10045.3.1.7";
    private static readonly Lazy<RSA> s_key = new(NewKey);

    private TestCertificate(RSA key, byte[] data)
    {
        Key = key;
        Data = data;
    }

    /// <summary>A usable one, made once: a key takes Mono seconds.</summary>
    public static TestCertificate Good { get; } = Create();

    public RSA Key { get; }

    /// <summary>The certificate alone, as DER.</summary>
    public byte[] Data { get; }

    public string Thumbprint
    {
        get
        {
            using X509Certificate2 certificate = WithoutKey();
            return certificate.Thumbprint;
        }
    }

    public string Pem => ToPem("CERTIFICATE", Data);

    public string Pkcs1 => ToPem("RSA PRIVATE KEY", Pkcs1Data());

    public string Pkcs8 => ToPem("PRIVATE KEY", Pkcs8Data(RsaOid, Pkcs1Data()));

    /// <summary>A key of another algorithm, sound as far as it is checked.</summary>
    public static string EcKey => ToPem("PRIVATE KEY", Pkcs8Data(EllipticCurve, [4, 0]));

    public static TestCertificate Create(
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string name = "AdoEntra test",
        bool ec = false,
        RSA? key = null
    )
    {
        RSA own = key ?? s_key.Value;
        DateTimeOffset start = from ?? DateTimeOffset.UtcNow.AddDays(-1);
        byte[] body = Body(name, start, to ?? start.AddDays(30), ec ? EcPublicKey : writer => RsaPublicKey(writer, own));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(body);
            Algorithm(writer, Sha256WithRsa);
            writer.WriteBitString(own.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        return new TestCertificate(own, writer.Encode());
    }

    public static RSA NewKey()
    {
        var key = RSA.Create();
        if (key.KeySize < 2048) key.KeySize = 2048;
        return key;
    }

    public static string ToPem(string label, byte[] data) =>
        $"-----BEGIN {label}-----\n"
            + $"{Convert.ToBase64String(data, Base64FormattingOptions.InsertLineBreaks).Replace("\r", "")}\n-----END {label}-----\n";

    /// <summary>The certificate alone, as an object.</summary>
    public X509Certificate2 WithoutKey() =>
#if !NET9_0_OR_GREATER
        new(Data);
#else
        X509CertificateLoader.LoadCertificate(Data);
#endif

    /// <summary>With its key, as an object.</summary>
    public X509Certificate2 ToObject()
    {
        using X509Certificate2 certificate = WithoutKey();
        return certificate.CopyWithPrivateKey(Key);
    }

    public byte[] Pfx(string? password)
    {
        using X509Certificate2 certificate = ToObject();
        return certificate.Export(X509ContentType.Pfx, password);
    }

    /// <summary>Whether a certificate signs with this key.</summary>
    public bool Signs(X509Certificate2 certificate)
    {
        byte[] data = [1, 2, 3];
        using RSA key = certificate.GetRSAPrivateKey()!;
        return Key.VerifyData(
            data,
            key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
    }

    private static byte[] Body(string name, DateTimeOffset from, DateTimeOffset to, Action<AsnWriter> publicKey)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Guid.NewGuid().ToByteArray().Prepend((byte)1).ToArray());
            Algorithm(writer, Sha256WithRsa);
            Name(writer, name);
            using (writer.PushSequence())
            {
                writer.WriteUtcTime(from);
                writer.WriteUtcTime(to);
            }

            Name(writer, name);
            publicKey(writer);
        }

        return writer.Encode();
    }

    private static void Name(AsnWriter writer, string name)
    {
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.5.4.3");
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, name);
        }
    }

    private static void RsaPublicKey(AsnWriter writer, RSA key)
    {
        RSAParameters parameters = key.ExportParameters(false);
        var inner = new AsnWriter(AsnEncodingRules.DER);
        using (inner.PushSequence())
        {
            inner.WriteIntegerUnsigned(parameters.Modulus);
            inner.WriteIntegerUnsigned(parameters.Exponent);
        }

        using (writer.PushSequence())
        {
            Algorithm(writer, RsaOid);
            writer.WriteBitString(inner.Encode());
        }
    }

    // The base point of the curve: any point is a public key.
    private static void EcPublicKey(AsnWriter writer)
    {
        const string Point =
            "046B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C2964FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5";
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(EllipticCurve);
                writer.WriteObjectIdentifier(P256);
            }

            writer.WriteBitString([
                .. Enumerable.Range(0, Point.Length / 2).Select(static index => Convert.ToByte(Point.Substring(index * 2, 2), 16)),
            ]);
        }
    }

    private static void Algorithm(AsnWriter writer, string oid)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            writer.WriteNull();
        }
    }

    private byte[] Pkcs1Data()
    {
        RSAParameters key = Key.ExportParameters(true);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            foreach (byte[]? number in new[] { key.Modulus, key.Exponent, key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ })
                Number(writer, number!);
        }

        return writer.Encode();
    }

    private static void Number(AsnWriter writer, byte[] value)
    {
        byte[] significant = value.SkipWhile(static part => part == 0).ToArray();
        writer.WriteIntegerUnsigned(significant);
    }

    private static byte[] Pkcs8Data(string algorithm, byte[] key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            Algorithm(writer, algorithm);
            writer.WriteOctetString(key);
        }

        return writer.Encode();
    }
}
