using System.Collections;
using System.Collections.Specialized;
using System.Net;
using System.Numerics;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AdoEntra.Core.Tests.Support;

namespace AdoEntra.Core.Tests.Json.Writing;

/// <summary>What no JSON can be made of is refused before anything is sent, and the message says where it is.</summary>
public sealed class JsonBodyRefusalTests
{
    public static TheoryData<object, string> Values
    {
        get
        {
            using var document = JsonDocument.Parse("[1]");
            return new()
            {
                { double.NaN, "is NaN, which JSON cannot represent" },
                { double.PositiveInfinity, "is Infinity, which JSON cannot represent" },
                { float.NegativeInfinity, "is -Infinity, which JSON cannot represent" },
                { new SecureString(), "is a SecureString, but a body is plain text" },
                { new XmlDocument(), "is XML, not JSON" },
                { document.RootElement.Clone(), "is a JSON document of a library" },
                { new object(), "is a System.Object, which has no JSON form" },
                { new XElement("a"), "is XML, not JSON" },
                { new NetworkCredential("me", "hunter2"), "is a credential, but a body is plain text" },
                { new FileInfo("a"), "is a file, not its content" },
                { new DirectoryInfo("a"), "is a folder" },
                { new MemoryStream(), "is a System.IO.MemoryStream, which has no JSON form" },
                { new StringReader("a"), "is a System.IO.StringReader, which has no JSON form" },
                { new StringWriter(), "is a System.IO.StringWriter, which has no JSON form" },
                { typeof(string), "is a System.RuntimeType, which has no JSON form" },
                { typeof(string).GetMethods()[0], "is a System.Reflection." },
                { (Action)(static () => { }), "is a System.Action, which has no JSON form" },
                { Task.FromResult(1), "is a System.Threading.Tasks.Task" },
                { new Lazy<int>(static () => 1), "is a System.Lazy`1" },
                { new InvalidOperationException("hunter2"), "is a System.InvalidOperationException, which has no JSON form" },
                { Complex.One, "is a System.Numerics.Complex, which has no JSON form" },
                { Encoding.UTF8, "is a System.Text.UTF8Encoding" },
                { Thread.CurrentThread, "is a System.Threading.Thread, which has no JSON form" },
                { CancellationToken.None, "is a System.Threading.CancellationToken, which has no JSON form" },
                { IntPtr.Zero, "is a System.IntPtr, which has no JSON form" },
#if NET
                { Half.NaN, "is NaN, which JSON cannot represent" },
#endif
            };
        }
    }

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Of_ValueThatJsonDoesNotHave_IsRefusedWhereItIs(object value, string reason)
    {
        var body = new Hashtable { ["variables"] = new object[] { 1, new Hashtable { ["value"] = value } } };

        AdoConnectionException refusal = TestJson.Refused(body);

        Assert.StartsWith($"The body cannot be sent: 'variables[1].value' {reason}", refusal.Message);
        Assert.Equal("variables[1].value", refusal.Target);
        Assert.StartsWith($"The body cannot be sent: it {reason}", TestJson.Refused(value).Message);
        Assert.StartsWith($"The body cannot be sent: '[0]' {reason}", TestJson.Refused(new[] { value }).Message);
    }

    [Fact]
    public void Of_File_IsRefused_WithTheWayToSendIt() =>
        Assert.Contains(
            "-InFile",
            TestJson.Refused(new Hashtable { ["file"] = new FileInfo("a") }).RecommendedAction,
            StringComparison.Ordinal
        );

    [Fact]
    public void Of_ObjectInsideOfItself_IsRefused()
    {
        var body = new Hashtable();
        body["child"] = new object[] { "x", new Hashtable { ["parent"] = body } };

        Assert.StartsWith("The body cannot be sent: 'child[1].parent' is an object that contains it.", TestJson.Refused(body).Message);

        var list = new ArrayList();
        list.Add(list);
        Assert.StartsWith("The body cannot be sent: '[0]' is an object that contains it.", TestJson.Refused(list).Message);
    }

    [Fact]
    public void Of_MoreThanAHundredLevels_IsRefused()
    {
        AdoConnectionException refusal = TestJson.Refused(JsonBodyTests.Nested(101));

        Assert.Contains("is nested deeper than 100 levels", refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("The body cannot be sent: '[0][0][0]", refusal.Message);
        Assert.InRange(refusal.Target!.Length, 100, 125);
    }

    // Without a bound the stack would end first, and the process with it.
    [Fact]
    public void Of_EndlessLevels_IsRefused() =>
        Assert.Contains("deeper than 100", TestJson.Refused(new Endless()).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_KeyTwice_IsRefused()
    {
        var body = new Hashtable { ["a"] = new OrderedDictionary { ["1"] = "x", [(object)1L] = "y" } };

        Assert.StartsWith("The body cannot be sent: 'a' has the key '1' twice", TestJson.Refused(body).Message);
    }

    [Fact]
    public void Of_ListThatChangesMeanwhile_IsRefused()
    {
        var list = new List<object>();
        list.Add(new Changing(list));

        Assert.StartsWith("The body cannot be sent: 'x[0]' cannot be read (", TestJson.Refused(new Hashtable { ["x"] = list }).Message);
    }

    [Fact]
    public void Of_StringThatIsNoText_IsRefused() =>
        Assert.StartsWith(
            "The body cannot be sent: it has half of a surrogate pair at position 3, which is not valid text.",
            TestJson.Refused("abc\uD83D").Message
        );

    [Fact]
    public void Of_Refused_ShowsNoValue()
    {
        var body = new Hashtable { ["password"] = new object[] { "hunter2", double.NaN } };

        Assert.DoesNotContain("hunter2", TestJson.Refused(body).ToString(), StringComparison.Ordinal);
    }

    private sealed class Endless : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            yield return new Endless();
        }
    }

    private sealed class Changing(List<object> list) : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            list.Add(1);
            yield break;
        }
    }
}
