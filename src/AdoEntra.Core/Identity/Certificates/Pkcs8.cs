using System.Formats.Asn1;
using System.Security.Cryptography;

namespace AdoEntra.Identity.Certificates;

/// <summary>Private keys as ASN.1: PKCS#8 (RFC 5208, 5) around PKCS#1 (RFC 8017, A.1.2). .NET Framework has no reader for them.</summary>
internal static class Pkcs8
{
    private const string Rsa = "1.2.840.113549.1.1.1";

    /// <summary>Whether it is a sound PKCS#8 key of another algorithm.</summary>
    public static bool IsOtherThanRsa(byte[] data)
    {
        try
        {
            Key(data, out string algorithm);
            return algorithm != Rsa;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

#if NETFRAMEWORK
    /// <exception cref="CryptographicException">It is no RSA key.</exception>
    /// <exception cref="AsnContentException">It is no key.</exception>
    public static RSAParameters Parameters(byte[] data, bool isPkcs8)
    {
        string algorithm = Rsa;
        ReadOnlyMemory<byte> key = isPkcs8 ? Key(data, out algorithm) : data;
        if (algorithm != Rsa) throw new CryptographicException("Not an RSA key.");
        AsnReader reader = new AsnReader(key, AsnEncodingRules.BER).ReadSequence();
        reader.ReadInteger();
        byte[] modulus = Number(reader, 0);
        byte[] exponent = Number(reader, 0);
        int half = (modulus.Length + 1) / 2;
        return new RSAParameters
        {
            Modulus = modulus,
            Exponent = exponent,
            D = Number(reader, modulus.Length),
            P = Number(reader, half),
            Q = Number(reader, half),
            DP = Number(reader, half),
            DQ = Number(reader, half),
            InverseQ = Number(reader, half),
        };
    }

    // Without the zero that keeps a number positive, and as long as the framework wants it.
    private static byte[] Number(AsnReader reader, int length)
    {
        byte[] value = reader.ReadIntegerBytes().ToArray().SkipWhile(static part => part == 0).ToArray();
        return value.Length >= length ? value : [.. new byte[length - value.Length], .. value];
    }
#endif

    private static byte[] Key(byte[] data, out string algorithm)
    {
        AsnReader reader = new AsnReader(data, AsnEncodingRules.BER).ReadSequence();
        reader.ReadInteger();
        algorithm = reader.ReadSequence().ReadObjectIdentifier();
        return reader.ReadOctetString();
    }
}
