package load
import ("testing";"strings";"time";"fmt")
func TestZZ(t *testing.T){
 for n,s:=range map[string]string{"brackets":strings.Repeat("[",1<<20),"dashes":strings.Repeat("- ",1<<20),"lines":strings.Repeat("a: 1\n",200000),"nest":func()string{var b strings.Builder;for i:=0;i<1500;i++{b.WriteString(strings.Repeat(" ",i)+"a:\n")};return b.String()}(),"q":strings.Repeat("\"",1<<20), "anchors":strings.Repeat("&a ",1<<19),"colon":strings.Repeat("a: ",1<<18),"qm":strings.Repeat("? ",1<<18),"excl":strings.Repeat("!a ",1<<17),"bang":strings.Repeat("!!map ",1<<15),"seqs":"x: ["+strings.Repeat("1,",1<<19)+"]"}{
  t0:=time.Now()
  out:=&sink{file:"s"}
  parseYAML(out,[]byte(s))
  d1:=time.Since(t0);t0=time.Now()
  parseJSON(&sink{file:"s"},[]byte(s))
  fmt.Println(n,d1,time.Since(t0),out.list)
 }
}
