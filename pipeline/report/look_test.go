package report
import ("testing";"os")
func TestLook(t *testing.T){
 os.MkdirAll("/tmp/look",0o755)
 for n,r:=range map[string]func() ([]byte,error){"s":func()([]byte,error){return PDF(sample(),stubCanvas)},"l":func()([]byte,error){return PDF(large(),stubCanvas)}} {
  b,err:=r(); if err!=nil{t.Fatal(err)}
  os.WriteFile("/tmp/look/"+n+".pdf",b,0o644)
 }
 os.WriteFile("/tmp/look/s.md",Markdown(sample()),0o644)
 j,_:=ResultsJSON(sample()); os.WriteFile("/tmp/look/s.json",j,0o644)
}
func BenchmarkPDF(b *testing.B){
 r:=large()
 for b.Loop(){ if _,err:=PDF(r,stubCanvas);err!=nil{b.Fatal(err)} }
}
